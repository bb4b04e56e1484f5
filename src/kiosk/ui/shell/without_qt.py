"""What the window needs that itself needs no Qt: imported before Qt, it is imported faster.

PySide reads the source of every module that is imported after it, to look there for its own name.
"""

# ruff: noqa: F401
import concurrent.futures.thread
import socket

import typing_extensions

import kiosk.content.compiled
import kiosk.model.gesture
import kiosk.model.hours
import kiosk.model.journey
import kiosk.model.lobby
import kiosk.model.punctuation
import kiosk.model.surroundings
import kiosk.model.zoom
import kiosk.theme.tokens
import kiosk.ui.kit.drawing_boxes
import kiosk.ui.kit.picture_attempts
import kiosk.ui.kit.picture_cache
import kiosk.ui.kit.picture_memory
import kiosk.ui.kit.picture_requests
import kiosk.ui.kit.spoken
import kiosk.ui.kit.worker_command
import kiosk.ui.scenes.compose
import kiosk.ui.shell.bar
import kiosk.ui.shell.late_sheet
import kiosk.ui.shell.viewer_caption
