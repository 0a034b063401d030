package io.merkato.platform.visitor;

import io.merkato.platform.settings.Settings;
import io.merkato.platform.settings.SettingsReader;
import io.merkato.platform.settings.SettingsRule;

/** Trusted proxies are addresses and ranges: a name would have to be looked up for each request. */
final class TrustedProxiesRule implements SettingsRule {

    @Override
    public void check(Settings settings, SettingsReader reader) {
        settings.get(VisitorSettings.class).trustedProxies().stream()
                .filter(entry -> AddressRange.parse(entry) == null)
                .findFirst()
                .ifPresent(
                        entry -> reader.refuse(
                                VisitorSettings.TRUSTED_PROXIES.variable(),
                                "MERKATO_TRUSTED_PROXIES holds '" + entry + "', which is no address and no range.",
                                "Set it to IP addresses or CIDR ranges, separated by commas, such as 10.0.0.0/8,2001:db8::/32."));
    }
}
