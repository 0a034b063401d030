package io.merkato.catalog;

import io.merkato.platform.security.PublicFiles;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the pictures of the demo catalogue. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("merkato.sandbox")
class DemoImages implements WebMvcConfigurer {

    @Bean
    static PublicFiles pictures() {
        return new PublicFiles(List.of("/images/**"));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/images/demo/**")
                .addResourceLocations("classpath:/demo/images/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
    }
}
