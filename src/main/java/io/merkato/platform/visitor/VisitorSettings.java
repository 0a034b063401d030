package io.merkato.platform.visitor;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import java.util.List;
import java.util.Objects;

/**
 * Whom the shop believes about where a request came from.
 *
 * @param trustedProxies addresses and CIDR ranges of the proxies whose X-Forwarded-For is believed
 */
record VisitorSettings(List<String> trustedProxies) {

    static final Setting<List<String>> TRUSTED_PROXIES = Setting.of(
            "MERKATO_TRUSTED_PROXIES",
            Forms.listOf(Forms.text("IP addresses or CIDR ranges such as 10.0.0.0/8")),
            "addresses and CIDR ranges of the proxies before the shop");

    static final class Declaration implements SettingsDeclaration<VisitorSettings> {

        @Override
        public VisitorSettings read(SettingsReader reader) {
            return new VisitorSettings(Objects.requireNonNullElse(reader.find(TRUSTED_PROXIES), List.of()));
        }
    }
}
