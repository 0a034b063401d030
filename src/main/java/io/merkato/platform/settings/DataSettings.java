package io.merkato.platform.settings;

import java.nio.file.Path;

/**
 * Where a node keeps what is not in a database of somebody else's.
 *
 * @param folder of the embedded database and of files
 */
public record DataSettings(Path folder) {

    private static final Setting<Path> DATA = Setting.of(
                    "MERKATO_DATA",
                    Forms.folder(),
                    "folder of the embedded database, the secret and the sandbox admin; the launcher's default is that of its"
                            + " checkout")
            .or("./data");

    /** The whole path of a file that is kept there. */
    public Path file(String name) {
        return folder.resolve(name).toAbsolutePath().normalize();
    }

    static final class Declaration implements SettingsDeclaration<DataSettings> {

        @Override
        public DataSettings read(SettingsReader reader) {
            return new DataSettings(reader.get(DATA));
        }
    }
}
