package hudson.scheduler;

import java.util.Calendar;

public final class CronTab {
  public CronTab(String format, Hash hash) {}

  public Calendar ceil(long t) {
    throw new UnsupportedOperationException();
  }

  public Calendar floor(long t) {
    throw new UnsupportedOperationException();
  }

  public String checkSanity() {
    throw new UnsupportedOperationException();
  }
}
