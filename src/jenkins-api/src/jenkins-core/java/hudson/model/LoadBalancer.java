package hudson.model;

public abstract class LoadBalancer {}
