"""The map document and Leaflet's files, for outputs and host; the only room that knows folium."""

from generator.maps.document import Ground, MapDocument, cache_key, map_document
from generator.maps.vendor import VendorFileError, vendor_files

__all__ = ["Ground", "MapDocument", "VendorFileError", "cache_key", "map_document", "vendor_files"]
