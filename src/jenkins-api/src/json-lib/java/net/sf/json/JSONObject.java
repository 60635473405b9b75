package net.sf.json;

public final class JSONObject implements JSON {
  private JSONObject() {}

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
