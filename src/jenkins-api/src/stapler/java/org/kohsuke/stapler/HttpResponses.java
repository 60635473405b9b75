package org.kohsuke.stapler;

public class HttpResponses {
  public HttpResponses() {}

  public static HttpResponseException ok() {
    throw new UnsupportedOperationException();
  }

  public static HttpResponseException notFound() {
    throw new UnsupportedOperationException();
  }

  public static HttpResponseException forbidden() {
    throw new UnsupportedOperationException();
  }

  public static HttpResponseException status(int code) {
    throw new UnsupportedOperationException();
  }

  public static HttpResponseException error(int code, String errorMessage) {
    throw new UnsupportedOperationException();
  }

  public static HttpResponseException errorWithoutStack(int code, String errorMessage) {
    throw new UnsupportedOperationException();
  }

  public static HttpResponse redirectToDot() {
    throw new UnsupportedOperationException();
  }

  public static HttpRedirect redirectTo(String url) {
    throw new UnsupportedOperationException();
  }

  public static HttpResponse plainText(String plainText) {
    throw new UnsupportedOperationException();
  }

  public abstract static class HttpResponseException extends RuntimeException
      implements HttpResponse {
    public HttpResponseException() {}

    public HttpResponseException(String message) {
      super(message);
    }
  }
}
