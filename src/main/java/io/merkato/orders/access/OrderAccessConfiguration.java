package io.merkato.orders.access;

import io.merkato.platform.web.ApiHeaders;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrderAccessConfiguration {

    @Bean
    static ApiHeaders orderToken() {
        return new ApiHeaders(List.of(OrderTokens.HEADER), List.of());
    }
}
