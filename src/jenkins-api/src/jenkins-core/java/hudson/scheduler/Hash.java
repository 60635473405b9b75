package hudson.scheduler;

public abstract class Hash {
  private Hash() {}

  public abstract int next(int n);

  public static Hash from(String seed) {
    throw new UnsupportedOperationException();
  }

  public static Hash zero() {
    throw new UnsupportedOperationException();
  }
}
