package io.merkato.cart;

import io.merkato.platform.idempotency.GuestToken;
import io.merkato.platform.web.ApiHeaders;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CartConfiguration {

    @Bean
    static ApiHeaders cartToken() {
        return new ApiHeaders(List.of(CartToken.HEADER), List.of(CartToken.HEADER));
    }

    @Bean
    static GuestToken guestToken() {
        return request -> request.getHeader(CartToken.HEADER);
    }
}
