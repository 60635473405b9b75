package hudson.model;

public abstract class TopLevelItemDescriptor extends Descriptor<TopLevelItem> {
  protected TopLevelItemDescriptor() {}
}
