package io.github.cimaven.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.cimaven.run.event.CacheUse;
import io.github.cimaven.run.event.JobProducts;
import io.github.cimaven.run.event.TestTotals;
import java.util.Collection;

/**
 * What a job has left: artifacts, tests and caches. Names are those of GitLab's API as far as it has any.
 *
 * @see <a href="https://docs.gitlab.com/api/jobs/">Jobs API</a>
 * @see <a href="https://docs.gitlab.com/api/pipelines/#get-a-test-report-for-a-pipeline">Test report</a>
 */
final class ProductsJson {
    private ProductsJson() {}

    static void add(JsonObject job, JobProducts products) {
        JsonArray artifacts = new JsonArray();
        products.artifacts().forEach(artifact -> artifacts.add(artifact(artifact)));
        job.add("artifacts", artifacts);
        job.addProperty(
                "artifacts_expire_at",
                products.artifactsExpireAt().map(PipelineJson::time).orElse(null));
        job.add(
                "test_report",
                products.tests().<JsonElement>map(ProductsJson::tests).orElse(JsonNull.INSTANCE));
        JsonArray caches = new JsonArray();
        products.caches().forEach(cache -> caches.add(cache(cache)));
        job.add("caches", caches);
    }

    private static JsonObject artifact(JobProducts.Artifact artifact) {
        JsonObject json = new JsonObject();
        json.addProperty("file_type", artifact.type());
        json.addProperty("filename", artifact.name());
        json.addProperty("size", artifact.bytes());
        json.add("files", texts(artifact.files()));
        return json;
    }

    private static JsonObject tests(TestTotals totals) {
        JsonObject json = new JsonObject();
        json.addProperty("total_time", totals.time().toMillis() / 1000.0);
        json.addProperty("total_count", totals.tests());
        json.addProperty("success_count", totals.passed());
        json.addProperty("failed_count", totals.failed());
        json.addProperty("skipped_count", totals.skipped());
        json.addProperty("error_count", totals.errors());
        return json;
    }

    private static JsonObject cache(CacheUse use) {
        JsonObject json = new JsonObject();
        json.addProperty("key", use.key());
        json.addProperty("restored_key", use.restoredKey().orElse(null));
        json.addProperty("restored_size", use.restoredBytes());
        json.addProperty("saved", use.saved());
        json.addProperty("saved_size", use.savedBytes());
        return json;
    }

    private static JsonArray texts(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
