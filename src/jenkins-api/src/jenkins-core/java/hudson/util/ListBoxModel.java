package hudson.util;

import java.util.ArrayList;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public class ListBoxModel extends ArrayList<ListBoxModel.Option> implements HttpResponse {
  public ListBoxModel() {}

  public ListBoxModel(Option... data) {}

  public void add(String displayName, String value) {
    throw new UnsupportedOperationException();
  }

  public ListBoxModel add(String nameAndValue) {
    throw new UnsupportedOperationException();
  }

  @ExportedBean(defaultVisibility = 999)
  public static final class Option {
    public String name;
    public String value;
    public boolean selected;

    public Option(String name, String value) {}

    public Option(String name, String value, boolean selected) {}
  }
}
