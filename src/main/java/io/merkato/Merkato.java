package io.merkato;

import io.merkato.platform.observability.LastingFaults;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** The shop: one process, as many of them as needed over one PostgreSQL. */
@SpringBootApplication
@EnableScheduling
public class Merkato {

    public static void main(String[] args) throws IOException {
        if (List.of(args).contains("--version")) {
            System.out.println("Merkato " + version());
            return;
        }
        // The libraries too shall write digits, and lower a letter, alike on every machine.
        Locale.setDefault(Locale.ROOT);
        application().run(args);
    }

    /** The application before its start; tests run it in their own process. */
    public static SpringApplication application() {
        return new SpringApplication(Merkato.class);
    }

    private static String version() throws IOException {
        return PropertiesLoaderUtils.loadProperties(new ClassPathResource("META-INF/build-info.properties"))
                .getProperty("build.version");
    }

    /** Jobs run beside each other, so that a slow one does not hold up the others. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler(LastingFaults faults) {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("job-");
        scheduler.setPoolSize(4);
        scheduler.setErrorHandler(failure -> faults.met("The job " + jobOf(failure), failure));
        return scheduler;
    }

    /** The class that a job of ours failed in, as the stack tells: that is all an error handler gets. */
    private static String jobOf(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> name.startsWith("io.merkato.") && !name.contains("$$"))
                .reduce((inner, outer) -> outer)
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .orElse("of the framework");
    }
}
