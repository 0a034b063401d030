package io.merkato.platform.settings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Gives the settings, which {@link CheckSettings} has found sound, to whoever asks for them. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

    @Bean
    Settings settings(Environment environment) {
        return Settings.read(CheckSettings.readerOf(environment));
    }
}
