"""Stations as tables: the columns of the export, and the headings under which other tables carry our fields."""

from generator.kinds.station.model import Presence, Station
from generator.render.exports import Column


def _facilities(station: Station) -> str:
    return ";".join(f.code.label for f in station.facilities if f.state is Presence.YES)


def _degree(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}"


TABLE: tuple[Column, ...] = (
    Column("编号", lambda s: s.id),
    Column("名称", lambda s: s.name),
    Column("类别", lambda s: s.kind),
    Column("所属网络", lambda s: s.network or ""),
    Column("地区编号", lambda s: s.area or ""),
    Column("地址", lambda s: s.address or ""),
    Column("地标", lambda s: s.landmark or ""),
    Column("经度WGS84", lambda s: _degree(s.position.at.lng if s.position else None)),
    Column("纬度WGS84", lambda s: _degree(s.position.at.lat if s.position else None)),
    Column("位置准确", lambda s: "" if s.position is None else "是" if s.position.precise else "否"),
    Column("状态", lambda s: s.status.label),
    Column("开放时间", lambda s: s.hours.text if s.hours else ""),
    Column("设施", _facilities),
    Column("电话", lambda s: s.phone or ""),
    Column("核实日期", lambda s: s.checked.on.isoformat() if s.checked else ""),
)

COLUMN_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("编号", "序号", "id"),
    "name": (
        *("名称", "驿站名称", "站点名称", "服务站点名称", "单位名称", "站点全称", "驿站全称", "网点名称"),
        *("站点", "驿站", "爱心驿站", "驿站名", "站名", "服务站", "服务点", "服务站点", "网点"),
        *("name", "station name", "site name"),
    ),
    "kind": ("类别", "类型", "kind"),
    "network": ("所属网络", "网络", "品牌", "network"),
    "province": ("省", "省份", "province", "pname"),
    "city": ("市", "城市", "地市", "city", "cityname"),
    "district": (
        "区",
        "区县",
        "县区",
        "县（市、区）",
        "所属区",
        "district",
        "adname",
        "属地",
        "辖区",
        "所属辖区",
    ),
    "street": ("街道", "乡镇", "街道（乡镇）", "street", "镇街", "街镇", "所属镇街"),
    "community": ("社区", "所属社区", "村社区", "村（社区）", "社区（村）", "community"),
    "area": ("地区编号", "省市区", "地区", "所在区域", "所属区域", "行政区划", "area"),
    "address": ("地址", "详细地址", "站点地址", "位置", "address", "地点", "地理位置"),
    "landmark": ("地标", "landmark"),
    "host": ("设在哪里", "依托单位", "host"),
    "operator": (
        "管理单位",
        "运营单位",
        "主管单位",
        "责任单位",
        "归属单位",
        "所属单位",
        "管理部门",
        "operator",
    ),
    "hours": (
        *("开放时间", "服务时间", "营业时间", "开放时段", "服务时段", "营业时段", "每日开放时间"),
        *("hours", "opening hours", "business hours"),
    ),
    "phone": ("电话", "联系电话", "咨询电话", "单位电话", "phone", "telephone", "tel", "联系方式"),
    "facilities": (
        *("设施", "服务设施", "服务内容", "配套设施", "设施配备", "服务项目", "服务功能", "功能"),
        *("facilities", "facility"),
    ),
    "seats": ("座位数", "座位", "seats", "座席", "座席数"),
    "wheelchair": ("无障碍", "无障碍设施", "无障碍通道", "轮椅"),
    "opened_on": ("启用日期", "启用时间", "建成时间", "建成日期", "开放日期", "投用时间"),
    "status": (
        *("状态", "status", "是否开放", "是否正常开放", "开放状态", "运行状态", "使用状态"),
        *("营业状态", "运营状态", "服务状态", "启用状态"),
    ),
    "position": ("坐标", "经纬度", "position", "location"),
    "lng": (
        *("经度", "东经", "经度E", "经度坐标", "X坐标"),
        *("lng", "lon", "longitude", "gcj02_lng", "wgs84_lng", "bd09_lng"),
    ),
    "lat": (
        *("纬度", "北纬", "纬度N", "纬度坐标", "Y坐标"),
        *("lat", "latitude", "gcj02_lat", "wgs84_lat", "bd09_lat"),
    ),
    "precise": ("位置准确", "位置是否准确", "坐标准确", "坐标是否准确", "precise"),
    "datum": (
        *("坐标系", "坐标系统", "坐标系类型", "坐标系名称", "坐标类型", "坐标标准", "坐标基准", "坐标体系"),
        *("采用坐标系", "经纬度坐标系", "datum"),
    ),
    "amap_poi": ("高德POI", "amap_poi"),
    "source": ("来源", "出处", "source"),
    "source_date": ("来源日期", "source_date"),
    "remark": ("备注", "说明", "remark", "remarks", "note", "notes"),
}
