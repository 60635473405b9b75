package hudson.model;

import hudson.XmlFile;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;

public abstract class Descriptor<T extends Describable<T>> implements Saveable {
  public final transient Class<? extends T> clazz;

  protected Descriptor(Class<? extends T> clazz) {
    this.clazz = clazz;
  }

  protected Descriptor() {
    this.clazz = null;
  }

  public String getDisplayName() {
    throw new UnsupportedOperationException();
  }

  public String getId() {
    throw new UnsupportedOperationException();
  }

  public String getDescriptorUrl() {
    throw new UnsupportedOperationException();
  }

  public T newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
    throw new UnsupportedOperationException();
  }

  public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized void save() {
    throw new UnsupportedOperationException();
  }

  public synchronized void load() {
    throw new UnsupportedOperationException();
  }

  protected XmlFile getConfigFile() {
    throw new UnsupportedOperationException();
  }

  public static final class FormException extends Exception implements HttpResponse {
    public FormException(String message, String formField) {
      super(message);
    }

    public FormException(String message, Throwable cause, String formField) {
      super(message, cause);
    }

    public FormException(Throwable cause, String formField) {
      super(cause);
    }

    public String getFormField() {
      throw new UnsupportedOperationException();
    }
  }
}
