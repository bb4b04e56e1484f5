"""Charts with valid defaults, and pictures of them, for tests."""

import json
from dataclasses import asdict
from typing import Any

import numpy as np

from kiosk.charts.request import Request
from kiosk.model.charts import ChartData, ChartStyle, Datum
from kiosk.picture_file import PictureFile
from kiosk.theme.contrast import parse
from kiosk.theme.palettes import PALETTES


def a_datum(ref: str = "revenue", **changes: Any) -> Datum:
    fields: dict[str, Any] = {
        "ref": ref,
        "label": "园区企业总营收",
        "tick": "2012–2016",
        "value": 6675.0,
        "number": "6675",
        "after": "亿元",
        "period": "2012–2016",
    }
    return Datum(**{**fields, **changes})


def a_style(**changes: Any) -> ChartStyle:
    fields: dict[str, Any] = {"theme": "day", "accent": "azure", "width": 509, "height": 400}
    return ChartStyle(**{**fields, **changes})


def line_of(request: Request) -> str:
    """A request as the painting process writes it, without the line's end."""
    fields = {"id": request.id, "chart": asdict(request.data), "style": asdict(request.style)}
    return json.dumps({**fields, "path": str(request.path)})


def a_chart(kind: str, language: str = "zh") -> ChartData:
    """A chart of a kind with the words and numbers of a real park."""
    data, more = _CHARTS[kind]
    rows = tuple(
        Datum(
            ref=row["ref"],
            label=row[language][0],
            tick=row[language][1],
            value=row["value"] * row.get("factor", {}).get(language, 1),
            number=row[language][3],
            before=row[language][2],
            after=row[language][4],
            qualifier=row.get("qualifier", "exact"),
            derived=row.get("derived", False),
            accent=row.get("accent", ""),
            period=row.get("period", ""),
            parts=tuple(row.get("parts", {}).get(language, ())),
        )
        for row in data
    )
    multiple = None
    if kind == "paired_periods":
        after = {"zh": "倍", "en": "×"}[language]
        label = {"zh": "营收为前五年的倍数", "en": "Revenue against the previous five years"}
        multiple = Datum(
            ref="revenue_multiple",
            label=label[language],
            tick="",
            value=1.6,
            number="1.6",
            after=after,
            qualifier="stated",
        )
    return ChartData(kind=kind, language=language, data=rows, multiple=multiple, **more)


def over_surface(picture: PictureFile, theme: str) -> np.ndarray:
    """The layers painted in order over the theme's card, as RGB."""
    size = (picture.height, picture.width)
    out = np.broadcast_to(np.array(parse(PALETTES[theme].surface), float), (*size, 3)).copy()
    for layer in picture.layers:
        pixels = np.frombuffer(layer, np.uint8).reshape(*size, 4).astype(float)
        out = pixels[..., 2::-1] + out * (1 - pixels[..., 3:] / 255)
    return out.clip(0, 255).round().astype(np.uint8)


def alpha(picture: PictureFile, layer: int) -> np.ndarray:
    """The coverage of one layer, 0–255."""
    flat = np.frombuffer(picture.layers[layer], np.uint8)
    return flat.reshape(picture.height, picture.width, 4)[..., 3]


_REVENUE = [
    {
        "ref": "revenue_2012_2016",
        "value": 6675.0,
        "factor": {"en": 0.1},
        "period": "2012–2016",
        "zh": ("园区企业总营收", "2012–2016", "", "6675", "亿元"),
        "en": ("Total revenue of park companies", "2012–2016", "CNY", "667.5", "bn"),
    },
    {
        "ref": "revenue_2017_2021",
        "value": 10565.0,
        "factor": {"en": 0.1},
        "period": "2017–2021",
        "zh": ("园区企业总营收", "2017–2021", "", "10565", "亿元"),
        "en": ("Total revenue of park companies", "2017–2021", "CNY", "1,056.5", "bn"),
    },
]
_TAX = [
    {
        "ref": "tax_per_100_2012_2016",
        "value": 3.43,
        "derived": True,
        "zh": ("每百元营收对应税收", "2012–2016", "", "3.43", "元"),
        "en": ("Tax per CNY 100 of revenue", "2012–2016", "CNY", "3.43", ""),
        "parts": {"zh": ("总税收\n229 亿元", "总营收\n6675 亿元"), "en": ("Tax\nCNY 22.9 bn",)},
    },
    {
        "ref": "tax_per_100_2017_2021",
        "value": 4.19,
        "derived": True,
        "zh": ("每百元营收对应税收", "2017–2021", "", "4.19", "元"),
        "en": ("Tax per CNY 100 of revenue", "2017–2021", "CNY", "4.19", ""),
        "parts": {"zh": ("总税收\n442.9 亿元",), "en": ("Tax\nCNY 44.29 bn",)},
    },
]
_WAFFLE = [
    {
        "ref": "mnc_hq",
        "value": 26.0,
        "zh": ("跨国公司地区总部", "跨国公司地区总部", "", "26", "家"),
        "en": ("Regional headquarters", "Regional headquarters", "", "26", ""),
    },
    {
        "ref": "mnc_hq_district",
        "value": 104.0,
        "qualifier": "over",
        "derived": True,
        "zh": ("静安区跨国公司地区总部", "静安区跨国公司地区总部", "超", "104", "家"),
        "en": ("In all of Jing'an", "In all of Jing'an", "over", "104", ""),
    },
]
_SPACE = [
    {
        "ref": "community_space",
        "value": 110.0,
        "zh": ("静安国际科创社区", "静安国际科创社区新建空间", "", "110", "万平方米"),
        "en": ("Sci-Tech Community", "Jing'an Sci-Tech Community", "", "1.1", "million m²"),
    },
    {
        "ref": "zoumatang_space",
        "value": 70.0,
        "qualifier": "expected",
        "zh": ("走马塘区域", "走马塘区域预计释放产业空间", "预计", "70", "万平方米"),
        "en": ("Zoumatang area", "Space of the Zoumatang area", "expected", "0.7", "million m²"),
    },
    {
        "ref": "renewal_space",
        "value": 100.0,
        "qualifier": "expected",
        "zh": ("走马塘与北郊站", "走马塘区域与北郊站集中释放", "预计", "100", "万平方米"),
        "en": ("Both areas together", "Zoumatang and Beijiao", "expected", "1", "million m²"),
    },
]
_AREA = [
    {
        "ref": "planned_area_before",
        "value": 3.13,
        "zh": ("规划面积（扩容前）", "2019 年前", "", "3.13", "平方公里"),
        "en": ("Planned area before 2019", "before 2019", "", "3.13", "km²"),
    },
    {
        "ref": "planned_area_after",
        "value": 3.31,
        "zh": ("规划面积（扩容后）", "2019 年起", "", "3.31", "平方公里"),
        "en": ("Planned area since 2019", "since 2019", "", "3.31", "km²"),
    },
]
_COMPANIES = [
    {
        "ref": "blockchain_companies",
        "value": 70.0,
        "qualifier": "over",
        "zh": ("区块链技术创新企业", "区块链技术创新企业", "超", "70", "家"),
        "en": ("Blockchain innovators", "Blockchain innovators", "over", "70", ""),
    },
    {
        "ref": "data_companies",
        "value": 580.0,
        "zh": ("数据智能类企业", "数据智能类企业", "", "580", "家"),
        "en": ("Data-intelligence companies", "Data-intelligence companies", "", "580", ""),
    },
    {
        "ref": "hq_type_companies",
        "value": 100.0,
        "qualifier": "nearly",
        "zh": ("具有总部特征的央企和民企", "具有总部特征的央企和民企", "近", "100", "家"),
        "en": ("HQ-type companies", "HQ-type companies", "nearly", "100", ""),
    },
]


def _event(ref: str, date: str, value: float, accent: str, zh: str, en: str) -> dict[str, Any]:
    return {
        "ref": ref,
        "value": value,
        "accent": accent,
        "zh": (zh, date, "", date, ""),
        "en": (en, date, "", date, ""),
    }


_EVENTS = [
    _event("start", "1992", 1992, "azure", "园区起步", "the park starts out"),
    _event("area", "2019", 2019, "azure", "规划面积扩至 3.31 平方公里", "the planned area grows"),
    _event("valley", "2020.06", 2020.4167, "teal", "区块链生态谷开园", "Blockchain Valley opens"),
    _event("pilot", "2021", 2021, "amber", "两个园区揭牌", "two parks are unveiled"),
    _event(
        "brand", "2021", 2021, "red", "推出“零距离e家”党建品牌", "a party-building brand starts"
    ),
    _event("fund", "2021.09", 2021.6667, "green", "参投产业投资基金", "joins an industry fund"),
]
_CHARTS: dict[str, tuple[list[dict[str, Any]], dict[str, Any]]] = {
    "area_change": (_AREA, {}),
    "paired_periods": (_REVENUE, {}),
    "pipeline": (_SPACE, {}),
    "ranked_bars": (_COMPANIES, {}),
    "slope": (_TAX, {}),
    "timeline": (_EVENTS, {}),
    "waffle": (_WAFFLE, {"cells": 104, "columns": 13}),
}
KINDS = tuple(_CHARTS)
