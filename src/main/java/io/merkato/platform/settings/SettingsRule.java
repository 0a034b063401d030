package io.merkato.platform.settings;

/**
 * What a module demands of the settings beyond their form. Rules are asked before anything is made, and all of them, so that
 * an operator learns everything at once. {@code META-INF/spring.factories} lists them.
 */
public interface SettingsRule {

    /** Tells the reader what is wrong. Settings whose form is wrong are as if they were absent. */
    void check(Settings settings, SettingsReader reader);
}
