package io.merkato;

import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** The shop: one process, as many of them as needed over one PostgreSQL. */
@SpringBootApplication
@EnableScheduling
public class Merkato {

    public static void main(String[] args) {
        // The libraries too shall write digits, and lower a letter, alike on every machine.
        Locale.setDefault(Locale.ROOT);
        application().run(args);
    }

    /** The application before its start; tests run it in their own process. */
    public static SpringApplication application() {
        return new SpringApplication(Merkato.class);
    }

    /** Jobs run beside each other, so that a slow one does not hold up the others. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("job-");
        scheduler.setPoolSize(4);
        return scheduler;
    }
}
