package io.merkato.platform.server;

import io.merkato.platform.settings.Settings;
import io.merkato.platform.settings.SettingsReader;
import io.merkato.platform.settings.SettingsRule;
import io.merkato.platform.web.WebSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** The port is free and this user may listen at it. Tried before anything is made, since it is what goes wrong most. */
final class PortRule implements SettingsRule {

    @Override
    public void check(Settings settings, SettingsReader reader) {
        String variable = WebSettings.PORT.variable();
        int port = settings.get(WebSettings.class).port();
        try (ServerSocketChannel door = ServerSocketChannel.open()) {
            door.bind(new InetSocketAddress(port));
        } catch (BindException e) {
            PortTaken taken = PortTaken.by(e, port);
            reader.refuse(variable, taken.whatIsWrong(), taken.remedy());
        } catch (IOException e) {
            reader.refuse(variable, "The shop cannot listen at any port: " + e.getMessage() + ".", "");
        }
    }
}
