package io.merkato.platform.settings;

import java.util.Map;
import java.util.Objects;

/** Whether the shop is for trying out or for selling. */
public enum Mode {
    /** Brings a demo catalogue, a payment method and a mail inbox, and makes its own secret and admin. */
    SANDBOX,
    /** Sells to people, and takes nothing for granted. */
    PRODUCTION;

    /** Whoever names a database means it. */
    public static final Setting<String> DATABASE_URL = Setting.of(
                    "DATABASE_URL",
                    Forms.text("an address such as postgres://user:password@host:5432/name"),
                    "a PostgreSQL 15 or newer in place of the embedded one")
            .kept();

    private static final Setting<Mode> MODE = Setting.of(
                    "MERKATO_MODE", Forms.oneOf(Mode.class), "whether the shop is for trying out or for selling")
            .or("production with `DATABASE_URL`, else sandbox");

    /** The mode, for settings whose default follows from it. */
    public static Mode read(SettingsReader reader) {
        Mode byDefault = reader.find(DATABASE_URL) == null ? SANDBOX : PRODUCTION;
        return Objects.requireNonNullElse(reader.find(MODE), byDefault);
    }

    public boolean isSandbox() {
        return this == SANDBOX;
    }

    static final class Declaration implements SettingsDeclaration<Mode> {

        @Override
        public Mode read(SettingsReader reader) {
            return Mode.read(reader);
        }

        @Override
        public Map<String, Object> forSpring(Mode mode) {
            return Map.of("merkato.sandbox", mode.isSandbox());
        }
    }
}
