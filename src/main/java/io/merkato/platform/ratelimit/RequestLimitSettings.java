package io.merkato.platform.ratelimit;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Mode;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import java.util.Objects;

/**
 * The general limit of requests.
 *
 * @param perMinute how many requests a client may send in a minute, 0 for any number
 */
record RequestLimitSettings(int perMinute) {

    private static final int IN_PRODUCTION = 1200;

    private static final Setting<Integer> REQUESTS_PER_MINUTE = Setting.of(
                    "MERKATO_REQUESTS_PER_MINUTE",
                    Forms.number(0, 1_000_000),
                    "how many requests a client may send in a minute; `0`: any number")
            .or("1200 in production, 0 in a sandbox");

    static final class Declaration implements SettingsDeclaration<RequestLimitSettings> {

        @Override
        public RequestLimitSettings read(SettingsReader reader) {
            int byDefault = Mode.read(reader).isSandbox() ? 0 : IN_PRODUCTION;
            return new RequestLimitSettings(Objects.requireNonNullElse(reader.find(REQUESTS_PER_MINUTE), byDefault));
        }
    }
}
