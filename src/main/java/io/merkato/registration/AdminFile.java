package io.merkato.registration;

import io.merkato.platform.settings.DataSettings;
import io.merkato.platform.settings.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** The file in which a sandbox keeps the address and the password of the admin that it makes, for its operator. */
@Component
public final class AdminFile {

    private final Path path;

    AdminFile(DataSettings data) {
        this.path = data.file("admin");
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    void write(String email, String password) throws IOException {
        PrivateFile.replace(path, email + "\n" + password + "\n");
    }
}
