package io.merkato.platform.settings;

import org.jspecify.annotations.Nullable;

/**
 * The secret that encrypts what the database must not show.
 *
 * @param secret at least 32 characters; production needs it
 * @param previous the secret before, while it is being changed
 */
record SecretSettings(@Nullable String secret, @Nullable String previous) {

    static final Setting<String> SECRET = Setting.of(
                    "MERKATO_SECRET",
                    Forms.text("a random text of at least 32 characters"),
                    "encrypts what the database must not show; production needs it, the same on every node")
            .or("in a sandbox made and kept")
            .kept();
    private static final Setting<String> PREVIOUS = Setting.of(
                    "MERKATO_SECRET_PREVIOUS",
                    Forms.text("the secret before, or the word lost"),
                    "the secret before, while it is being changed")
            .kept();

    /** Names no secrets: settings are printed when something is wrong with them. */
    @Override
    public String toString() {
        return "SecretSettings[]";
    }

    static final class Declaration implements SettingsDeclaration<SecretSettings> {

        @Override
        public SecretSettings read(SettingsReader reader) {
            return new SecretSettings(reader.find(SECRET), reader.find(PREVIOUS));
        }
    }
}
