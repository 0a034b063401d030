package io.merkato.storefront;

import io.merkato.catalog.categories.Categories;
import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.answers.Remembered;
import io.merkato.platform.answers.Shown;
import io.merkato.platform.caching.PublicCache;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What visitors see of categories. */
@RestController
@Tag(name = "Catalogue")
@OpenTo(Audience.EVERYBODY)
class CategoryTreeController {

    private final CategoryTree tree;

    CategoryTreeController(CategoryTree tree) {
        this.tree = tree;
    }

    @GetMapping("/v1/categories")
    @Operation(
            operationId = "categoryTree",
            summary = "The tree of categories",
            description = "All of them, each with the number of products on sale in it and below.")
    @Remembered
    ResponseEntity<Tree> tree(Shown shown) {
        shown.of(KeepListings.TREE).of(Categories.NAMES).of(Categories.NEW);
        return ResponseEntity.ok().cacheControl(PublicCache.CONTROL).body(new Tree(tree.tree()));
    }

    @Schema(name = "CategoryTree")
    record Tree(List<CategoryTree.Node> items) {}
}
