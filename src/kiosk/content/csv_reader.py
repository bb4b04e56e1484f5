"""Reads a table of comma-separated values and remembers where each cell stands."""

import re
from dataclasses import dataclass

from kiosk.content.origin import Mark, Origin
from kiosk.content.problem import Problem, shown

_PLAIN = re.compile(r"[^\r\n]*?(?=[\r\n]|\Z)")
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: its text without blanks around it, and where it stands."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row below the header."""

    cells: dict[str, Cell]
    mark: Mark


@dataclass(slots=True)
class Table:
    """What a table file says.

    Attributes:
        header: Columns by name, in order, with the place of their names.
        rows: The rows that have as many cells as the header.
        problems: What is wrong with it as a table.
    """

    header: dict[str, Mark]
    rows: list[Row]
    problems: list[Problem]


class _Scanner:
    """Cuts text into rows of cells; quoted cells may hold commas, quotes and line breaks."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._line_start = 0
        self._origin = Origin(file=file, where="table")
        self._delimiter = _delimiter(text)
        self._unclosed = False
        self.problems: list[Problem] = []

    def rows(self) -> list[list[Cell]]:
        """Returns all rows that hold anything."""
        rows = []
        while self._at < len(self._text):
            row = self._row()
            if self._unclosed:
                break
            if any(cell.text for cell in row):
                rows.append(row)
            if len(rows) > MOST_ROWS:
                self._note(self._mark(), f"more than {MOST_ROWS:,} rows", "split the table")
                break
        return rows

    def _row(self) -> list[Cell]:
        cells = []
        while True:
            cells.append(self._cell())
            if self._at < len(self._text) and self._text[self._at] == self._delimiter:
                self._at += 1
                continue
            self._end_line()
            return cells

    def _cell(self) -> Cell:
        mark = self._mark()
        if self._text.startswith('"', self._at):
            return Cell(text=self._quoted(mark).strip(), mark=mark)
        text = self._to_end_of_cell()
        if '"' in text:
            column = mark[1] + text.index('"')
            self._note(
                (mark[0], column),
                "a quotation mark inside a cell without quotes",
                'put the whole cell in quotes and double the mark: "5"" disc"',
            )
        return Cell(text=text.strip(), mark=mark)

    def _to_end_of_cell(self) -> str:
        """Goes to the next delimiter or end of line and returns what stands before it."""
        start = self._at
        ends = (self._delimiter, "\r", "\n")
        while self._at < len(self._text) and self._text[self._at] not in ends:
            self._at += 1
        return self._text[start : self._at]

    def _quoted(self, mark: Mark) -> str:
        parts = []
        self._at += 1
        while True:
            end = self._text.find('"', self._at)
            if end < 0:
                self._note(mark, "a quotation mark is not closed", 'add the closing "')
                self._move_to(len(self._text))
                self._unclosed = True
                return ""
            parts.append(self._text[self._at : end])
            self._move_to(end + 1)
            if not self._text.startswith('"', self._at):
                break
            parts.append('"')
            self._at += 1
        self._refuse_rest()
        return "".join(parts).replace("\r\n", "\n").replace("\r", "\n")

    def _refuse_rest(self) -> None:
        """Reports what stands between a closing quotation mark and the end of the cell."""
        start = self._at
        rest = self._to_end_of_cell()
        if rest.strip():
            self._note(
                (self._line, start - self._line_start + 1),
                f"{shown(rest)} behind a closing quotation mark",
                'put it inside the quotes; a mark inside them is doubled ("")',
            )

    def _move_to(self, at: int) -> None:
        """Goes on to a place, counting the lines passed."""
        passed = self._text[self._at : at]
        lines = passed.count("\n")
        if lines:
            self._line += lines
            self._line_start = self._at + passed.rfind("\n") + 1
        self._at = at

    def _end_line(self) -> None:
        if self._text.startswith("\r\n", self._at):
            self._at += 2
        elif self._at < len(self._text):
            self._at += 1
        self._line += 1
        self._line_start = self._at

    def _mark(self) -> Mark:
        return (self._line, self._at - self._line_start + 1)

    def _note(self, mark: Mark, what: str, todo: str) -> None:
        self.problems.append(
            Problem(
                file=self._origin.file,
                line=mark[0],
                column=mark[1],
                where="table",
                what=what,
                todo=todo,
            )
        )


def read_table(text: str, file: str) -> Table:
    """Reads a table with a header; commas, semicolons or tabs between cells.

    Args:
        text: The text of the file.
        file: The name of the file in messages.
    """
    scanner = _Scanner(text, file)
    rows = scanner.rows()
    table = Table(header={}, rows=[], problems=scanner.problems)
    if not rows:
        table.problems.append(_problem(file, (1, 1), "the table is empty", "write its header"))
        return table
    names = [cell.text for cell in rows[0]]
    for cell in rows[0]:
        if cell.text in table.header:
            what = f"the column {shown(cell.text)} stands here twice"
            table.problems.append(_problem(file, cell.mark, what, "keep one"))
        elif cell.text:
            table.header[cell.text] = cell.mark
    for cells in rows[1:]:
        wrong = _wrong_length(cells, names)
        if wrong is not None:
            table.problems.append(_problem(file, *wrong))
            continue
        by_name = {name: cell for name, cell in zip(names, cells, strict=False) if name}
        table.rows.append(Row(cells=by_name, mark=cells[0].mark))
    return table


def _wrong_length(cells: list[Cell], names: list[str]) -> tuple[Mark, str, str] | None:
    if len(cells) < len(names):
        what = f"the row has {len(cells)} cells, the header {len(names)}"
        return cells[-1].mark, what, "add the missing cells, empty ones too"
    surplus = [cell for cell in cells[len(names) :] if cell.text]
    if surplus:
        what = f"the row has {len(cells)} cells, the header {len(names)}"
        return surplus[0].mark, what, "put texts that hold a comma in quotes"
    return None


def _problem(file: str, mark: Mark, what: str, todo: str) -> Problem:
    return Problem(file=file, line=mark[0], column=mark[1], where="table", what=what, todo=todo)


def _delimiter(text: str) -> str:
    """Returns what stands between the cells of the header."""
    header = _PLAIN.match(text)
    line = header[0] if header else ""
    return max(",;\t", key=lambda mark: (line.count(mark), mark == ","))
