package io.merkato.platform.settings;

/** Production has a secret, and whoever sets one sets a good one. */
final class SecretRule implements SettingsRule {

    private static final int FEWEST_CHARACTERS = 8;

    @Override
    public void check(Settings settings, SettingsReader reader) {
        String secret = settings.get(SecretSettings.class).secret();
        String variable = SecretSettings.SECRET.variable();
        if (secret == null) {
            if (!settings.get(Mode.class).isSandbox()) {
                reader.refuse(
                        variable,
                        "MERKATO_SECRET is not set.",
                        "Set it to a random text of at least " + Secrets.SHORTEST
                                + " characters, the same on every node, and keep it: it encrypts what the database must"
                                + " not show.");
            }
        } else if (secret.length() < Secrets.SHORTEST) {
            reader.refuse(
                    variable,
                    "MERKATO_SECRET has " + secret.length() + " characters.",
                    "Set it to a random text of at least " + Secrets.SHORTEST + " characters.");
        } else if (secret.chars().distinct().count() < FEWEST_CHARACTERS) {
            reader.refuse(
                    variable,
                    "MERKATO_SECRET repeats itself.",
                    "Make it at random, such as with: openssl rand -base64 48");
        }
    }
}
