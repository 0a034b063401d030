package io.merkato.platform.settings;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads all settings before anything is made, refuses the start with everything that is wrong, makes a bean of each
 * module's, and hands on what Spring wants to know by its own names.
 */
final class CheckSettings implements EnvironmentPostProcessor, Ordered {

    private static final String REPORT_OF_SPRING =
            "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    private final Log log;

    CheckSettings(DeferredLogFactory logs) {
        this.log = logs.getLog(CheckSettings.class);
    }

    /** After the post-processors that complete the environment, and still before the log is set up by it. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        UnknownVariables unknown = new UnknownVariables(Settings.known());
        leaveOut(unknown, environment);
        Settings settings;
        try {
            settings = check(readerOf(environment));
        } catch (StartRefused e) {
            // The log is not set up yet, and Spring would tell the same a second time in it.
            LoggingSystem.get(getClass().getClassLoader()).setLogLevel(REPORT_OF_SPRING, LogLevel.OFF);
            throw e;
        }
        unknown.sentences(System.getenv()).forEach(log::warn);
        environment.getPropertySources().addFirst(new MapPropertySource("checked settings", settings.forSpring()));
        application.addInitializers(context -> settings.records().forEach(each -> context.getBeanFactory()
                .registerSingleton(each.getClass().getName(), each)));
    }

    /**
     * Reads the settings and asks all rules about them.
     *
     * @throws StartRefused with everything that is wrong
     */
    static Settings check(SettingsReader reader) {
        Settings settings = Settings.read(reader);
        Settings.factories().load(SettingsRule.class).forEach(rule -> rule.check(settings, reader));
        reader.throwIfWrong();
        return settings;
    }

    /** A variable that is set to nothing is as if it were absent, for the libraries too; and so is one that nobody knows. */
    private static void leaveOut(UnknownVariables unknown, ConfigurableEnvironment environment) {
        String source = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        Map<String, Object> given = new HashMap<>(environment.getSystemEnvironment());
        given.keySet().removeIf(unknown::has);
        given.values().removeIf(value -> value.toString().isBlank());
        environment.getPropertySources().replace(source, new SystemEnvironmentPropertySource(source, given));
    }

    private static SettingsReader readerOf(Environment environment) {
        return new SettingsReader(System.getenv().keySet(), setting -> environment.getProperty(setting.property()));
    }
}
