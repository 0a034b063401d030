package io.merkato.platform.security;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Mode;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import java.util.List;
import java.util.Objects;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Which pages may call the API.
 *
 * @param origins exactly as browsers send them; a star is any
 */
record CrossOriginSettings(List<String> origins) {

    private static final Setting<List<String>> ORIGINS = Setting.of(
                    "MERKATO_CORS_ORIGINS",
                    Forms.listOf(Forms.origin()),
                    "origins of browser pages that may call the API; `*` is any")
            .or("any in a sandbox, none in production");

    static final class Declaration implements SettingsDeclaration<CrossOriginSettings> {

        @Override
        public CrossOriginSettings read(SettingsReader reader) {
            List<String> given = Objects.requireNonNullElse(reader.find(ORIGINS), List.of());
            boolean any = given.isEmpty() && Mode.read(reader).isSandbox();
            return new CrossOriginSettings(any ? List.of(CorsConfiguration.ALL) : given);
        }
    }
}
