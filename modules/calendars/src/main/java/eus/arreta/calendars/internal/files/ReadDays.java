package eus.arreta.calendars.internal.files;

import eus.arreta.calendars.HolidayList;
import eus.arreta.calendars.ListImport.Rejection;
import java.util.List;

/** The days of a file, in its order and perhaps of several years, with what could not be read. */
public record ReadDays(List<HolidayList.Day> days, List<Rejection> rejected) {}
