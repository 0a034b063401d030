package io.merkato.platform.web;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import java.util.Map;
import java.util.Objects;

/**
 * Where the shop is found and what it takes.
 *
 * @param port the HTTP port, 0 for any that is free
 * @param publicUrl the address at which the world finds the shop: that of its pictures, and of links in mails
 * @param maxBodyBytes limit of a JSON body
 */
public record WebSettings(int port, String publicUrl, int maxBodyBytes) {

    public static final Setting<Integer> PORT = Setting.of(
                    "PORT", Forms.number(0, 65_535), "HTTP port; `0`: any that is free")
            .or("8080");
    private static final Setting<String> PUBLIC_URL = Setting.of(
                    "MERKATO_PUBLIC_URL",
                    Forms.webAddress(),
                    "where the world finds the shop: the addresses of its own pictures and the links in mails begin with it")
            .or("http://localhost:PORT");
    private static final Setting<Long> MAX_BODY_BYTES = Setting.of(
                    "MERKATO_MAX_BODY_BYTES", Forms.bytes(1, Integer.MAX_VALUE), "limit of a JSON body")
            .or("1048576");

    static final class Declaration implements SettingsDeclaration<WebSettings> {

        @Override
        public WebSettings read(SettingsReader reader) {
            int port = reader.get(PORT);
            return new WebSettings(
                    port,
                    Objects.requireNonNullElse(reader.find(PUBLIC_URL), "http://localhost:" + port),
                    Math.toIntExact(reader.get(MAX_BODY_BYTES)));
        }

        @Override
        public Map<String, Object> forSpring(WebSettings settings) {
            return Map.of("server.port", settings.port());
        }
    }
}
