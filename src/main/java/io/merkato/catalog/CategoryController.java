package io.merkato.catalog;

import io.merkato.kernel.Audience;
import io.merkato.kernel.Ids;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.json.Trimmed;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.text.NotBlank;
import io.merkato.platform.text.SingleLine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OpenTo(Audience.STAFF)
class CategoryController {

    private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    private final Categories categories;
    private final Idempotency idempotency;

    CategoryController(Categories categories, Idempotency idempotency) {
        this.categories = categories;
        this.idempotency = idempotency;
    }

    @Tag(name = "Catalogue")
    @OpenTo(Audience.EVERYBODY)
    @GetMapping("/v1/categories")
    @Operation(
            summary = "The tree of categories",
            description = "All of them, each with the number of products on sale in it and below.")
    ResponseEntity<Tree> tree() {
        return ResponseEntity.ok().cacheControl(PublicCache.CONTROL).body(new Tree(categories.tree()));
    }

    @Tag(name = "Admin products")
    @PostMapping("/v1/admin/categories")
    @Refuses({"SLUG_TAKEN", "CATEGORY_NAME_TAKEN", "CATEGORY_UNKNOWN", "CATEGORY_TOO_DEEP"})
    @Operation(summary = "Make a category", description = "Its slug is made of its name when none is given.")
    @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
    ResponseEntity<Category> create(@Valid @RequestBody NewCategory body, IdempotentRequest request) {
        return idempotency.once(request, () -> {
            Category category = categories.create(body.name(), body.slug(), body.parent());
            return ResponseEntity.created(URI.create("/v1/admin/categories/" + category.id()))
                    .body(category);
        });
    }

    @Tag(name = "Admin products")
    @PatchMapping("/v1/admin/categories/{id}")
    @Refuses({"SLUG_TAKEN", "CATEGORY_NAME_TAKEN", "CATEGORY_UNKNOWN", "CATEGORY_TOO_DEEP", "CATEGORY_CYCLE"})
    @Operation(
            summary = "Rename or move a category; an empty parent moves it to the top",
            description = "What is absent or null stays as it is. What is below it moves along.")
    Category update(@PathVariable String id, @Valid @RequestBody CategoryChange body) {
        UUID categoryId = Ids.fromPath(id);
        return categories.update(categoryId, body.name(), body.slug(), body.parent());
    }

    @Tag(name = "Admin products")
    @DeleteMapping("/v1/admin/categories/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses("CATEGORY_IN_USE")
    @Operation(
            summary = "Delete an empty category",
            description = "A category that has products or others below it is refused.")
    void delete(@PathVariable String id) {
        categories.delete(Ids.fromPath(id));
    }

    @Schema(name = "CategoryTree")
    record Tree(List<Category.Node> items) {}

    record NewCategory(
            @NotNull @Trimmed @NotBlank @Size(max = Category.MAX_NAME) String name,

            @Trimmed @Nullable @Size(max = 200) @Pattern(regexp = SLUG) String slug,

            @Trimmed @Nullable @Size(max = 200) String parent) {}

    record CategoryChange(
            @Trimmed @Nullable @Size(min = 1, max = Category.MAX_NAME) @SingleLine
            String name,

            @Trimmed @Nullable @Size(max = 200) @Pattern(regexp = SLUG) String slug,

            @Trimmed @Nullable @Size(max = 200) String parent) {}
}
