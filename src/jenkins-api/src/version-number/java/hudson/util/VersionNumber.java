package hudson.util;

public class VersionNumber implements Comparable<VersionNumber> {
  public VersionNumber(String num) {}

  public boolean isOlderThan(VersionNumber rhs) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int compareTo(VersionNumber rhs) {
    throw new UnsupportedOperationException();
  }
}
