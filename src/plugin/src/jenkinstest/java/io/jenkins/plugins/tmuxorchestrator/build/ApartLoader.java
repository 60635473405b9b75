package io.jenkins.plugins.tmuxorchestrator.build;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;

/**
 * Loads classes from one place although classes of the same names are on the class path; what that
 * place lacks comes from the class path.
 */
final class ApartLoader extends URLClassLoader {

  ApartLoader(Path place) {
    super(new URL[] {url(place)}, ApartLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && findResource(name.replace('.', '/') + ".class") != null) {
        loaded = findClass(name);
      }
      return loaded == null ? super.loadClass(name, resolve) : loaded;
    }
  }

  /** Only what is in the place, so that an index read through this loader is the place's own. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return findResources(name);
  }

  /** The class, not initialised. */
  Class<?> named(String name) {
    try {
      return Class.forName(name, false, this);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }

  void shut() {
    try {
      close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static URL url(Path place) {
    try {
      return place.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(place.toString(), e);
    }
  }
}
