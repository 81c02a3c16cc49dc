-- 自己写的样本，不是真实的阅读记录
return {
    ["annotations"] = {
        [1] = {
            ["chapter"] = "(一) 存在的问题",
            ["color"] = "green",
            ["datetime"] = "2026-03-01 12:00:00",
            ["datetime_updated"] = "2026-03-02 12:00:00",
            ["drawer"] = "lighten",
            ["note"] = "问一句：\
\"怎么补\"",
            ["page"] = "/body/DocFragment[2]/body/p[4]/text().0",
            ["pageno"] = 12,
            ["pos0"] = "/body/DocFragment[2]/body/p[4]/text().0",
            ["pos1"] = "/body/DocFragment[2]/body/p[4]/text().8",
            ["text"] = "科技创新能力不足",
        },
        [2] = {
            ["datetime"] = "2026-03-01 12:10:00",
            ["drawer"] = "underscore",
            ["pos0"] = "/body/DocFragment[2]/body/p[1]/text().3",
            ["pos1"] = "/body/DocFragment[2]/body/p[1]/text().9",
            ["text"] = "共克时艰",
        },
        [3] = {
            ["chapter"] = "(一) 存在的问题",
            ["datetime"] = "2026-03-01 12:20:00",
            ["page"] = "/body/DocFragment[2]/body/p[4]/text().0",
            ["text"] = "in (一) 存在的问题",
        },
    },
    ["doc_props"] = {
        ["language"] = "zh",
        ["title"] = "青禾区2020年国民经济和社会发展计划执行情况的报告",
    },
    ["percent_finished"] = 0.42,
    ["summary"] = { ["status"] = "reading" },
}
