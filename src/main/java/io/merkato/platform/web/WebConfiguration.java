package io.merkato.platform.web;

import java.util.List;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final StrictQuery strictQuery;
    private final List<HandlerMethodArgumentResolver> argumentResolvers;

    WebConfiguration(StrictQuery strictQuery, List<HandlerMethodArgumentResolver> argumentResolvers) {
        this.strictQuery = strictQuery;
        this.argumentResolvers = argumentResolvers;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(strictQuery);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.addAll(argumentResolvers);
    }

    @Bean
    static ServerHttpMessageConvertersCustomizer jsonConverter(JsonMapper json) {
        return converters -> converters.withJsonConverter(new JsonConverter(json));
    }
}
