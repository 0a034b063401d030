package io.merkato.accounts;

import io.merkato.accounts.Profiles.Profile;
import io.merkato.platform.security.Caller;
import io.merkato.platform.web.SingleLine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Profile")
class ProfileController {

    private final Profiles profiles;

    ProfileController(Profiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping("/v1/me")
    @Operation(summary = "Read your profile")
    Profile get(Caller caller) {
        return profiles.get(caller.requireUser());
    }

    @PatchMapping("/v1/me")
    @Operation(summary = "Change your profile")
    Profile change(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ProfileChange change) {
        return profiles.change(caller.requireUser(), ifMatch, change.firstName(), change.lastName(), change.phone());
    }

    /** What is absent or null stays as it is. */
    record ProfileChange(
            @Size(min = 1, max = 100) @SingleLine @Nullable String firstName,
            @Size(min = 1, max = 100) @SingleLine @Nullable String lastName,

            @Schema(description = "An empty text removes it.") @Size(max = 40) @SingleLine @Nullable String phone) {}
}
