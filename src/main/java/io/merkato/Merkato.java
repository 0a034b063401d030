package io.merkato;

import io.merkato.platform.settings.StartRefused;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** The shop: one process, as many of them as needed over one PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class Merkato {

    public static void main(String[] args) {
        // The libraries too shall write digits, and lower a letter, alike on every machine.
        Locale.setDefault(Locale.ROOT);
        application().run(args);
    }

    /** The application before its start; tests run it in their own process. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(Merkato.class);
        application.addInitializers(context -> chooseMode(context.getEnvironment()));
        return application;
    }

    /** Jobs run beside each other, so that a slow one does not hold up the others. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("job-");
        scheduler.setPoolSize(4);
        return scheduler;
    }

    /** Without a database of its own the shop is a sandbox; with one it is in production unless it says otherwise. */
    private static void chooseMode(ConfigurableEnvironment environment) {
        boolean outsideDatabase =
                !environment.getProperty("merkato.database-url", "").isBlank();
        String mode = environment.getProperty("merkato.mode", outsideDatabase ? "production" : "sandbox");
        boolean sandbox =
                switch (mode.toLowerCase(Locale.ROOT)) {
                    case "sandbox" -> true;
                    case "production" -> false;
                    default ->
                        throw new StartRefused(
                                "MERKATO_MODE is '" + mode + "'.",
                                "Set it to 'sandbox' or 'production', or leave it out.");
                };
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("mode", Map.of("merkato.sandbox", String.valueOf(sandbox))));
    }
}
