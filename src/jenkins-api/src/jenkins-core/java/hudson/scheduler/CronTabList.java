package hudson.scheduler;

import java.util.Calendar;

public final class CronTabList {
  private CronTabList() {}

  public synchronized boolean check(Calendar cal) {
    throw new UnsupportedOperationException();
  }

  public String checkSanity() {
    throw new UnsupportedOperationException();
  }

  public static CronTabList create(String format) {
    throw new UnsupportedOperationException();
  }

  public static CronTabList create(String format, Hash hash) {
    throw new UnsupportedOperationException();
  }
}
