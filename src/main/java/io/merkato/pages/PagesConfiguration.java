package io.merkato.pages;

import io.merkato.platform.security.PublicFiles;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PagesConfiguration {

    /** What {@link DocsController} shows, and what the pages look like. */
    @Bean
    static PublicFiles documentsAndStyles() {
        return new PublicFiles(List.of("/docs", "/docs/**", "/openapi.json", "/webjars/**", "/pages/**", "/favicon.*"));
    }
}
