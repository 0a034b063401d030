package io.merkato.platform.web;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final List<HandlerInterceptor> interceptors;
    private final List<HandlerMethodArgumentResolver> argumentResolvers;
    private final JsonMapper json;

    WebConfiguration(
            List<HandlerInterceptor> interceptors,
            List<HandlerMethodArgumentResolver> argumentResolvers,
            JsonMapper json) {
        this.interceptors = interceptors;
        this.json = json;
        this.argumentResolvers = argumentResolvers;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        // Lists are sent by repeating the parameter. A comma is part of a value, as in a brand "Pots, Pans & Co".
        registry.removeConvertible(String.class, Collection.class);
        registry.addConverterFactory(new EnumsAsInJson(json));
        registry.addConverter(String.class, Instant.class, WebConfiguration::time);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        interceptors.forEach(registry::addInterceptor);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.addAll(argumentResolvers);
    }

    /** RFC 3339 has years of four digits; those that only Java can write fit into no column. */
    private static Instant time(String text) {
        if (!text.matches("[0-9]{4}-.*")) {
            throw new IllegalArgumentException("no time of RFC 3339");
        }
        return Instant.parse(text);
    }

    /** The health routes answer in plain JSON; the type that comes with them names what the shop is made of. */
    @Bean
    static EndpointMediaTypes healthInJson() {
        return new EndpointMediaTypes(MediaType.APPLICATION_JSON_VALUE);
    }

    @Bean
    static ServerHttpMessageConvertersCustomizer jsonConverter(JsonMapper json) {
        return converters -> converters.withJsonConverter(new JsonConverter(json));
    }

    /** What is bound comes from the query: the framework takes a header of the same name too, which caches do not look at. */
    @ControllerAdvice
    static class NoParametersInHeaders {

        @InitBinder
        void refuseHeaders(WebDataBinder binder) {
            if (binder instanceof ExtendedServletRequestDataBinder ofRequest) {
                ofRequest.setHeaderPredicate(header -> false);
            }
        }
    }

    /** A parameter names a constant just as bodies and answers do. */
    private record EnumsAsInJson(JsonMapper json) implements ConverterFactory<String, Enum<?>> {

        @Override
        public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> type) {
            return text -> json.convertValue(text, type);
        }
    }
}
