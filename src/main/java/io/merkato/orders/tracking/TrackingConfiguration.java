package io.merkato.orders.tracking;

import io.merkato.platform.web.ApiHeaders;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrackingConfiguration {

    static final String LAST_EVENT_ID = "Last-Event-ID";

    @Bean
    static ApiHeaders lastEventId() {
        return new ApiHeaders(List.of(LAST_EVENT_ID), List.of());
    }
}
