package net.sf.json;

public final class JSONObject implements JSON {
  private JSONObject() {}

  public static JSONObject fromObject(Object object) {
    throw new UnsupportedOperationException();
  }

  public boolean has(String key) {
    throw new UnsupportedOperationException();
  }

  public Object remove(Object key) {
    throw new UnsupportedOperationException();
  }

  public String getString(String key) {
    throw new UnsupportedOperationException();
  }

  public String optString(String key) {
    throw new UnsupportedOperationException();
  }

  public JSONObject optJSONObject(String key) {
    throw new UnsupportedOperationException();
  }
}
