package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import net.sf.json.JSONObject;

public interface StaplerRequest2 extends HttpServletRequest {
  String getRestOfPath();

  String getRootPath();

  List<Ancestor> getAncestors();

  Ancestor findAncestor(Class type);

  <T> T findAncestorObject(Class<T> type);

  <T> T bindJSON(Class<T> type, JSONObject src);

  void bindJSON(Object bean, JSONObject src);

  <T> List<T> bindJSONToList(Class<T> type, Object src);

  JSONObject getSubmittedForm() throws ServletException;
}
