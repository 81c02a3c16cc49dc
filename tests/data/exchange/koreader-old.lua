return {
    ["bookmarks"] = {
        [1] = { ["datetime"] = "2020-05-01 08:00:00", ["highlighted"] = true, ["notes"] = "科技创新能力不足", ["text"] = "旧格式的批注" },
        [2] = { ["datetime"] = "2020-05-01 09:00:00", ["highlighted"] = true, ["notes"] = "共克时艰", ["text"] = "Page 3 共克时艰 @ 2020-05-01 09:00:00" },
    },
    ["highlight"] = {
        [3] = { [1] = { ["datetime"] = "2020-05-01 09:00:00", ["drawer"] = "lighten", ["text"] = "共克时艰" } },
        [5] = { [1] = { ["datetime"] = "2020-05-01 08:00:00", ["drawer"] = "lighten", ["text"] = "科技创新能力不足" } },
    },
}
