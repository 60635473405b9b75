package hudson.util;

import java.io.Serializable;

public class VersionNumber implements Comparable<VersionNumber>, Serializable {
  public VersionNumber(String num) {}

  public boolean isOlderThan(VersionNumber rhs) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int compareTo(VersionNumber rhs) {
    throw new UnsupportedOperationException();
  }
}
