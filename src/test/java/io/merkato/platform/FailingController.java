package io.merkato.platform;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A route with a bug, which only the shop of the tests has. */
@Hidden
@RestController
@OpenTo(Audience.EVERYBODY)
class FailingController {

    @GetMapping("/failing")
    String fail() {
        throw new IllegalStateException("select secret from io.merkato");
    }
}
