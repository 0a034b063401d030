package io.merkato.signin;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.passwords.Password;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.json.Message;
import io.merkato.platform.json.Trimmed;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/auth")
@Tag(name = "Sign-in")
@OpenTo(Audience.UNRECOGNIZED)
class SignInController {

    private final SignIn signIn;
    private final RefreshTokens refreshTokens;
    private final SignOut signOut;

    SignInController(SignIn signIn, RefreshTokens refreshTokens, SignOut signOut) {
        this.signIn = signIn;
        this.refreshTokens = refreshTokens;
        this.signOut = signOut;
    }

    @PostMapping("/login")
    @Refuses("INVALID_CREDENTIALS")
    @Operation(
            summary = "Sign in",
            description = "An unknown address, a wrong password and an address that is not "
                    + "confirmed are answered alike.")
    SessionTokens login(@Valid @RequestBody Credentials body, Visitor visitor) {
        return signIn.signIn(body.email(), body.password(), visitor);
    }

    @PostMapping("/refresh")
    @Refuses({"REFRESH_TOKEN_INVALID", "REFRESH_TOKEN_REUSED"})
    @Operation(
            summary = "Get new tokens for a refresh token",
            description =
                    "Each refresh token is good once; repeated within a few seconds it gives " + "the same answer.")
    SessionTokens refresh(@Valid @RequestBody Renewal body, Visitor visitor) {
        return refreshTokens.refresh(body.refreshToken(), visitor);
    }

    @OpenTo(Audience.SIGNED_IN)
    @PostMapping("/logout")
    @Operation(
            summary = "Sign out, here or everywhere",
            description = "The tokens of the session are refused from now on, on every node.")
    Message logout(Caller caller, Visitor visitor, @RequestBody(required = false) @Nullable SignOutScope body) {
        signOut.signOut(caller, visitor, body != null && Boolean.TRUE.equals(body.everywhere()));
        return new Message("You are signed out.");
    }

    record Credentials(
            @NotNull @Trimmed String email, @NotNull Password password) {}

    @Schema(name = "TokenRenewal")
    record Renewal(@NotNull OpaqueToken refreshToken) {}

    record SignOutScope(@Nullable Boolean everywhere) {}
}
