package hudson;

public class Util {
  public Util() {}

  public static String fixEmpty(String s) {
    throw new UnsupportedOperationException();
  }

  public static String fixEmptyAndTrim(String s) {
    throw new UnsupportedOperationException();
  }

  public static String fixNull(String s) {
    throw new UnsupportedOperationException();
  }

  public static String escape(String text) {
    throw new UnsupportedOperationException();
  }

  public static String rawEncode(String s) {
    throw new UnsupportedOperationException();
  }

  public static String encode(String s) {
    throw new UnsupportedOperationException();
  }

  public static String getTimeSpanString(long duration) {
    throw new UnsupportedOperationException();
  }
}
