package io.merkato;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** The shop: one process, as many of them as needed over one PostgreSQL. */
@SpringBootApplication
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
}
